noinline fn quotient(a: u32, b: u32) u32 {
    if (b == 0)
        @trap();
    return a / b;
}

export fn exports_divider_divide(a: u32, b: u32) u32 {
    return quotient(a, b);
}
