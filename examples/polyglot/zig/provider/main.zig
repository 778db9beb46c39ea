// Gives back what it is given: what arrives belongs to the function, and what it returns to the caller.
const std = @import("std");
const c = @import("bindings");

const prefix = "exports_example_polyglot_echo_";

fn Type(comptime name: []const u8) type {
    return @field(c, prefix ++ name);
}

/// A function that the world exports gives what it is given.
fn echo(comptime T: type) fn (*T, *T) callconv(.c) void {
    return struct {
        fn call(value: *T, ret: *T) callconv(.c) void {
            ret.* = value.*;
        }
    }.call;
}

fn same(comptime T: type) fn (T) callconv(.c) T {
    return struct {
        fn call(value: T) callconv(.c) T {
            return value;
        }
    }.call;
}

/// None at all is a null pointer, and a result of false.
fn option(comptime T: type) fn (?*T, *T) callconv(.c) bool {
    return struct {
        fn call(value: ?*T, ret: *T) callconv(.c) bool {
            if (value) |some| ret.* = some.*;
            return value != null;
        }
    }.call;
}

const Counter = struct { value: u64 };

fn newCounter(start: u64) callconv(.c) Type("own_counter_t") {
    const counter = std.heap.c_allocator.create(Counter) catch unreachable;
    counter.* = .{ .value = start };
    return @field(c, prefix ++ "counter_new")(@ptrCast(counter));
}

fn add(self: *Counter, n: u64) callconv(.c) u64 {
    self.value +%= n;
    return self.value;
}

fn destroy(counter: *Counter) callconv(.c) void {
    std.heap.c_allocator.destroy(counter);
}

fn echoResult(value: *Type("result_u16_string_t"), ret: *u16, err: *c.provider_string_t) callconv(.c) bool {
    if (value.is_err) err.* = value.val.err else ret.* = value.val.ok;
    return !value.is_err;
}

comptime {
    const functions = .{
        .{ "echo_bool", &same(bool) },
        .{ "echo_f32", &same(f32) },
        .{ "echo_string", &echo(c.provider_string_t) },
        .{ "echo_bytes", &echo(c.provider_list_u8_t) },
        .{ "echo_strings", &echo(c.provider_list_string_t) },
        .{ "echo_integers", &echo(Type("list_integers_t")) },
        .{ "echo_point", &echo(Type("point_t")) },
        .{ "echo_shape", &echo(Type("shape_t")) },
        .{ "echo_color", &same(Type("color_t")) },
        .{ "echo_access", &same(Type("access_t")) },
        .{ "echo_option", &option(c.provider_option_u16_t) },
        .{ "echo_result", &echoResult },
        .{ "echo_tuple", &echo(c.provider_tuple3_u64_s8_char32_t) },
        .{ "echo_nested", &option(Type("tuple2_point_shape_t")) },
        .{ "constructor_counter", &newCounter },
        .{ "method_counter_add", &add },
        .{ "counter_destructor", &destroy },
    };
    for (functions) |function| @export(function[1], .{ .name = prefix ++ function[0] });
}
