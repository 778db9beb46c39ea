"""Runs a program in a pseudo terminal: COLUMNS ROWS PROGRAM ARG...

What the program writes goes to standard output as it is. A line on standard input is a size that the
terminal takes on (`40 24`), or `^C`. Ends with the program's exit code.
"""

import fcntl, os, pty, select, struct, sys, termios

columns, rows, *command = sys.argv[1:]


def resize(columns, rows):
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", int(rows), int(columns), 0, 0))


child, terminal = pty.fork()
if child == 0:
    # The size is there before the program is.
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", int(rows), int(columns), 0, 0))
    os.execvp(command[0], command)

asked = [terminal, sys.stdin.fileno()]
while True:
    ready, _, _ = select.select(asked, [], [])
    if sys.stdin.fileno() in ready:
        line = os.read(sys.stdin.fileno(), 100).decode().strip()
        if line == "^C":
            os.write(terminal, b"\x03")
        elif line:
            resize(*line.split())
        else:
            asked = [terminal]
    if terminal in ready:
        try:
            written = os.read(terminal, 65536)
        except OSError:  # Linux says so when the program has ended.
            written = b""
        if not written:
            break
        os.write(1, written)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
