"""What counts becomes figures: laid into a folder, evaluated as the command line would, and added up over governments."""
