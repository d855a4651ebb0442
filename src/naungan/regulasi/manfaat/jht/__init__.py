"""Hari tua: saldo, klaim sebagian, pajak."""
