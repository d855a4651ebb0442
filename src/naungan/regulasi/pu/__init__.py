"""Penerima upah: contributions of wage earners."""
