"""Is it in the plan, and will the money last?"""
