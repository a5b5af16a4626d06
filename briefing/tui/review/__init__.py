"""The review of drafts: the queue, the card as it would be, its passages; and drafting in the background."""
