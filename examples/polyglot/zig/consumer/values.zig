//! Values that a seed makes: the same ones in every language.
const std = @import("std");
const c = @import("bindings");

pub const Values = struct {
    state: u64,

    /// splitmix64 (Steele, Lea and Flood, 2014).
    pub fn next(values: *Values) u64 {
        values.state +%= 0x9e3779b97f4a7c15;
        var mixed = values.state;
        mixed = (mixed ^ (mixed >> 30)) *% 0xbf58476d1ce4e5b9;
        mixed = (mixed ^ (mixed >> 27)) *% 0x94d049bb133111eb;
        return mixed ^ (mixed >> 31);
    }

    pub fn below(values: *Values, limit: u64) u64 {
        return values.next() % limit;
    }

    pub fn index(values: *Values, limit: usize) usize {
        return @intCast(values.below(limit));
    }

    /// From every plane that has characters, and one with a zero byte.
    pub fn string(values: *Values) c.consumer_string_t {
        const all = [_][]const u8{ "", "a", "Zoë", "日本", "😀x", "a\x00b", "𠀋", "\u{e0061}", "\u{10fffd}" };
        const chosen = all[values.index(all.len)];
        const text = std.fmt.allocPrint(std.heap.c_allocator, "{s}{d}", .{ chosen, values.below(1000) }) catch unreachable;
        return .{ .ptr = text.ptr, .len = text.len };
    }

    pub fn char(values: *Values) u32 {
        const all = [_]u32{ 'a', 'é', '日', '😀', 0x10ffff };
        return all[values.index(all.len)];
    }

    pub fn single(values: *Values) f32 {
        const all = [_]f32{ std.math.nan(f32), 0.1, -0.0, -std.math.inf(f32) };
        return all[values.index(all.len)];
    }

    fn double(values: *Values) f64 {
        const small = @as(f64, @floatFromInt(values.below(9))) / 8;
        const inf = std.math.inf(f64);
        const all = [_]f64{ 0.0, -0.0, std.math.nan(f64), inf, -inf, -1.5e300, small };
        return all[values.index(all.len)];
    }

    pub fn point(values: *Values) c.example_polyglot_echo_point_t {
        const x: i32 = @truncate(@as(i64, @bitCast(values.next())));
        const y = values.double();
        return .{ .x = x, .y = y, .label = values.string() };
    }

    fn bits(values: *Values, comptime Unsigned: type) Unsigned {
        return @truncate(values.next());
    }

    pub fn integers(values: *Values) c.example_polyglot_echo_integers_t {
        return .{
            .a = values.bits(u8),
            .b = @bitCast(values.bits(u8)),
            .c = values.bits(u16),
            .d = @bitCast(values.bits(u16)),
            .e = values.bits(u32),
            .f = @bitCast(values.bits(u32)),
            .g = values.bits(u64),
            .h = @bitCast(values.bits(u64)),
        };
    }
};
