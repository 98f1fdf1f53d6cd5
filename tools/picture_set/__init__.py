"""A set of pictures of the window, the same on every run: `plan.py` says which, `states.py` how each state is reached,
`still_world.py` holds the clock and chance still, `comparing.py` tells what differs from the kept set.
"""
