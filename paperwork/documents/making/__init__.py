"""The batch: one run of the whole job, in this process or in many."""
