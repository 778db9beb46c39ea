void measured();

int main() { measured(); }
