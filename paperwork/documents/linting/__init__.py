"""What is wrong or doubtful in templates: faults of tags, and marks that are not ours."""
