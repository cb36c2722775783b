namespace carewright {}
