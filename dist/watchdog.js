// A child process that outlives the program by a moment: it hears on standard input which groups of
// processes are at work, `+PID` and `-PID`, and ends those that are left when the program is gone.
import { createInterface } from 'node:readline';
const groups = new Set();
for await (const line of createInterface({ input: process.stdin })) {
    const pid = Number(line.slice(1));
    if (line.startsWith('+'))
        groups.add(pid);
    else
        groups.delete(pid);
}
for (const pid of groups) {
    try {
        process.kill(-pid, 'SIGKILL');
    }
    catch {
        // It has ended meanwhile.
    }
}
