"""Is this person a participant, and is it really this person?"""
