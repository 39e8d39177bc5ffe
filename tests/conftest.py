"""How hypothesis looks for counter-examples: without a time for each, which a busy machine would break."""

from hypothesis import HealthCheck, settings

settings.register_profile("suite", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("suite")
