"""Who signs: self-made organisation root and auditor certificate, kept as PKCS#12."""
