const std = @import("std");
// Made from the world by wasmwright: the types, and the functions to be written, as C has them.
const c = @import("bindings");

/// What is returned belongs to the caller, and what comes in to this function.
export fn exports_greeter_greet(name: *c.greeter_string_t, ret: *c.greeter_string_t) void {
    defer c.greeter_string_free(name);
    // The caller frees it, as C would.
    const text = std.mem.concat(std.heap.c_allocator, u8, &.{ "Hello, ", name.ptr[0..name.len], "!" }) catch @trap();
    ret.* = .{ .ptr = text.ptr, .len = text.len };
}
