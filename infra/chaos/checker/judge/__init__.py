"""The judge of a chaos run: joins what the clients saw with what databases, payment provider and mailbox say."""
