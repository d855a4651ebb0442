"""Was it paid, for whom, and did it arrive?"""
