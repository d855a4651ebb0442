"""Bukan penerima upah: contributions of those who earn no wage."""
