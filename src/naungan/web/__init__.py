"""The front office: people sign in, hand in, decide, approve and see. The only room that knows Django.

Writes happen in ``actions`` alone, each with the person who acts; views read and call actions. Person rows never pass the database: it
holds offices, people of offices, what was handed in by name and count, decisions by their letters, and the names of what counts.
"""
