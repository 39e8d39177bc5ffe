"""The child's journey for elected members: plain words, no ids, no number that could point to a child."""
