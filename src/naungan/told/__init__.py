"""What is said: rows and sentences for every paper, the screen and what comes later. Nothing is drawn here.

Names are taken from their modules: an answer about one person must not load what tells a whole government.
"""
