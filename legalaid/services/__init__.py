"""What people do: one function, one transaction. The only room that commits."""
