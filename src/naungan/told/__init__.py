"""What is said: rows and sentences for every paper, the screen and what comes later. Nothing is drawn here."""
