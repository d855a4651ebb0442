"""Naungan: perlindungan Jamsostek bagi setiap pekerja yang menjadi tanggungan daerah."""

__version__ = "0.1.0"
