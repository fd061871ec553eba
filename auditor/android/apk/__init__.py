"""Pure readers of APK files that ask for the bytes they need: zip, signatures, manifest, resources, icon."""
