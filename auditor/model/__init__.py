"""NOUNS: frozen values without I/O: device, package, policy, finding, removal, evidence, audit."""
