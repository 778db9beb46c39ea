// Sends values and looks at what comes back.
const std = @import("std");
const c = @import("bindings");
const Values = @import("values.zig").Values;

const allocator = std.heap.c_allocator;
const String = c.consumer_string_t;

fn Type(comptime name: []const u8) type {
    return @field(c, "example_polyglot_echo_" ++ name);
}

fn echo(comptime name: []const u8) @TypeOf(@field(c, "example_polyglot_echo_" ++ name)) {
    return @field(c, "example_polyglot_echo_" ++ name);
}

/// Whether two values are the same, by their type: NaN is NaN, and -0.0 is not 0.0.
fn same(a: anytype, b: @TypeOf(a)) bool {
    switch (@typeInfo(@TypeOf(a))) {
        .float => return if (std.math.isNan(a)) std.math.isNan(b) else a == b and std.math.signbit(a) == std.math.signbit(b),
        .@"struct" => {
            if (@TypeOf(a) == Type("shape_t")) return sameShape(a, b);
            if (@hasField(@TypeOf(a), "ptr")) return sameItems(a.ptr[0..a.len], b.ptr[0..b.len]);
            inline for (comptime std.meta.fieldNames(@TypeOf(a))) |name| {
                if (!same(@field(a, name), @field(b, name))) return false;
            }
            return true;
        },
        else => return a == b,
    }
}

fn sameItems(a: anytype, b: @TypeOf(a)) bool {
    if (a.len != b.len) return false;
    for (a, b) |one, other| if (!same(one, other)) return false;
    return true;
}

fn sameShape(a: Type("shape_t"), b: Type("shape_t")) bool {
    if (a.tag != b.tag) return false;
    if (a.tag == c.EXAMPLE_POLYGLOT_ECHO_SHAPE_CIRCLE) return a.val.circle == b.val.circle;
    if (a.tag == c.EXAMPLE_POLYGLOT_ECHO_SHAPE_POLYGON) return same(a.val.polygon, b.val.polygon);
    return true;
}

/// Up to `limit` of them, itself not counted, as a list of C.
fn many(comptime List: type, values: *Values, limit: usize, comptime one: anytype) List {
    const Item = @typeInfo(@TypeOf(@as(List, undefined).ptr)).pointer.child;
    const length = values.index(limit);
    // Also where there are no items, the pointer has to lead into memory.
    const items = allocator.alloc(Item, @max(length, 1)) catch unreachable;
    for (items[0..length]) |*item| item.* = one(values);
    return .{ .ptr = items.ptr, .len = length };
}

fn byte(values: *Values) u8 {
    return @intCast(values.below(256));
}

const Checks = struct {
    made: u32 = 0,
    failed: ?[]const u8 = null,

    fn check(checks: *Checks, what: []const u8, is_same: bool) void {
        checks.made += 1;
        if (!is_same and checks.failed == null) checks.failed = what;
    }

    /// Sends a value that goes through memory.
    fn sent(checks: *Checks, comptime function: []const u8, value: anytype) void {
        var it = value;
        var back: @TypeOf(value) = undefined;
        echo(function)(&it, &back);
        checks.check(function, same(value, back));
    }
};

fn round(values: *Values, checks: *Checks) void {
    const flag = values.below(2) == 1;
    checks.check("bool", echo("echo_bool")(flag) == flag);
    const float = values.single();
    checks.check("f32", same(float, echo("echo_f32")(float)));
    checks.sent("echo_string", values.string());
    checks.sent("echo_bytes", many(c.consumer_list_u8_t, values, 300, byte));
    checks.sent("echo_strings", many(c.consumer_list_string_t, values, 5, Values.string));
    checks.sent("echo_integers", many(Type("list_integers_t"), values, 4, Values.integers));
    checks.sent("echo_point", values.point());
    shapes(values, checks);
    const color: Type("color_t") = @intCast(values.below(3));
    checks.check("color", echo("echo_color")(color) == color);
    const access: Type("access_t") = @intCast(values.below(8));
    checks.check("access", echo("echo_access")(access) == access);
    choices(values, checks);
    const first = values.next();
    const second: i8 = @bitCast(byte(values));
    checks.sent("echo_tuple", c.consumer_tuple3_u64_s8_char32_t{ .f0 = first, .f1 = second, .f2 = values.char() });
    nested(values, checks);
    counters(checks);
}

fn shapes(values: *Values, checks: *Checks) void {
    const Shape = Type("shape_t");
    const polygon = many(Type("list_point_t"), values, 4, Values.point);
    const circle: u16 = @intCast(values.below(1 << 16));
    const all = [_]Shape{
        .{ .tag = c.EXAMPLE_POLYGLOT_ECHO_SHAPE_CIRCLE, .val = .{ .circle = circle } },
        .{ .tag = c.EXAMPLE_POLYGLOT_ECHO_SHAPE_POLYGON, .val = .{ .polygon = polygon } },
        .{ .tag = c.EXAMPLE_POLYGLOT_ECHO_SHAPE_NOTHING, .val = undefined },
    };
    for (all) |shape| {
        var it = shape;
        var back: Shape = undefined;
        echo("echo_shape")(&it, &back);
        checks.check("shape", same(shape, back));
    }
}

fn choices(values: *Values, checks: *Checks) void {
    // None at all is a null pointer, and a result of false.
    var inner = c.consumer_option_u16_t{ .is_some = true, .val = @intCast(values.below(1 << 16)) };
    var back: c.consumer_option_u16_t = undefined;
    checks.check("some of some", echo("echo_option")(&inner, &back) and back.is_some and back.val == inner.val);
    inner.is_some = false;
    checks.check("some of none", echo("echo_option")(&inner, &back) and !back.is_some);
    checks.check("none", !echo("echo_option")(null, &back));

    const Result = Type("result_u16_string_t");
    var ok: u16 = undefined;
    var err: String = undefined;
    var result = Result{ .is_err = false, .val = .{ .ok = @intCast(values.below(1 << 16)) } };
    checks.check("ok", echo("echo_result")(&result, &ok, &err) and ok == result.val.ok);
    result = .{ .is_err = true, .val = .{ .err = values.string() } };
    checks.check("err", !echo("echo_result")(&result, &ok, &err) and same(result.val.err, err));
}

fn nested(values: *Values, checks: *Checks) void {
    const Tuple = Type("tuple2_point_shape_t");
    var back: Tuple = undefined;
    if (values.below(3) == 0) return checks.check("nested", !echo("echo_nested")(null, &back));
    const point = values.point();
    const polygon = many(Type("list_point_t"), values, 4, Values.point);
    const shape = Type("shape_t"){ .tag = c.EXAMPLE_POLYGLOT_ECHO_SHAPE_POLYGON, .val = .{ .polygon = polygon } };
    var tuple = Tuple{ .f0 = point, .f1 = shape };
    checks.check("nested", echo("echo_nested")(&tuple, &back) and same(tuple, back));
}

fn counters(checks: *Checks) void {
    const largest = std.math.maxInt(u64);
    const one = echo("constructor_counter")(largest - 5);
    const other = echo("constructor_counter")(5);
    const add = echo("method_counter_add");
    const borrow = echo("borrow_counter");
    checks.check("counter", add(borrow(one), 5) == largest);
    checks.check("counter that wraps", add(borrow(one), 2) == 1);
    checks.check("other counter", add(borrow(other), 2) == 7);
    echo("counter_drop_own")(one);
    echo("counter_drop_own")(other);
}

export fn exports_consumer_check(seed: u64, rounds: u32, ret: *u32, err: *String) bool {
    var values = Values{ .state = seed };
    var checks = Checks{};
    for (0..rounds) |_| {
        round(&values, &checks);
        const what = checks.failed orelse continue;
        const message = std.fmt.allocPrint(allocator, "{s}: differs at check {d}", .{ what, checks.made }) catch unreachable;
        err.* = .{ .ptr = message.ptr, .len = message.len };
        return false;
    }
    ret.* = checks.made;
    return true;
}
