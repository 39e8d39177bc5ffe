"""Lists for those who act: one line a child or family, what stands open and what falls due."""
