"""Forms on a phone: the XLSForm of a client's records, and the answers that come back as tables."""
