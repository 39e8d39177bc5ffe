"""From compiled rules and facts to positive matches. Two matchers read the same tree; they share no code below it."""
