"""What is kept closed: received originals by their SHA-256 (AES-GCM), and the keyed sign of a NIK. The keys stand apart."""
