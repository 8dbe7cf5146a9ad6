"""legalaid: legal-aid cases from the first visit to the filed paper, by declared workflows."""
