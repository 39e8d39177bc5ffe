"""How hypothesis looks for counter-examples: HYPOTHESIS_PROFILE=hard looks longer.

There is no time limit for one example, which a busy machine would break.
"""

import os

from hypothesis import HealthCheck, settings

settings.register_profile("suite", max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("hard", max_examples=2000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))
