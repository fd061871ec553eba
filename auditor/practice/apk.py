"""Small APK files for the practice apps: a real zip with the app's name in it."""

import io
import zipfile

from auditor.practice.blueprint import App

EPOCH = (2024, 2, 11, 9, 14, 26)


def build_apk(app: App, path: str) -> bytes:
    """The bytes of the APK at path; the same every time."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        text = f"{app.name}\n{app.version_code}\n{path}\n"
        archive.writestr(zipfile.ZipInfo("assets/practice.txt", EPOCH), text)
    return buffer.getvalue()
