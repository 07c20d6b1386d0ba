"""Word documents into PDF by an office program, and PDF pages into a packet; usable without the rest."""
