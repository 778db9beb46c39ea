const std = @import("std");
const c = @import("bindings");

export fn exports_w_nothing(ret: *c.w_list_u8_t) void {
    // Zig allocates no bytes at an address that lies outside of the memory.
    const none = std.heap.c_allocator.alloc(u8, 0) catch unreachable;
    ret.* = .{ .ptr = none.ptr, .len = none.len };
}

export fn exports_w_null(ret: *c.w_list_u8_t) void {
    ret.* = .{ .ptr = null, .len = 0 };
}
