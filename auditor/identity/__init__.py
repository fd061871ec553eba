"""Who signs: keys in PKCS#12 files or on PKCS#11 tokens, and the organisation's own root."""
