/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scheduler/desk/listen.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

enum { BACKLOG = 512, FIRST_HANDED_OVER = 3 };

union address {
    struct sockaddr any;
    struct sockaddr_in v4;
    struct sockaddr_in6 v6;
    struct sockaddr_un local;
};

static bool nonsense(const char *where, struct fault *fault)
{
    return fault_set(fault, FAULT_USAGE,
                     "'%s' is no address to listen at: write 127.0.0.1:8080, [::1]:8080 or "
                     "unix:/run/examrota/http.sock",
                     where);
}

/* systemd: LISTEN_PID is us and LISTEN_FDS is one. */
static bool take_handed_over(struct listening *listening)
{
    const char *count = getenv("LISTEN_FDS"), *pid = getenv("LISTEN_PID");

    if (!count || !pid || strcmp(count, "1") != 0 || strtol(pid, NULL, 10) != (long)getpid())
        return false;
    listening->socket = FIRST_HANDED_OVER;
    fcntl(listening->socket, F_SETFD, FD_CLOEXEC);
    fcntl(listening->socket, F_SETFL, O_NONBLOCK);
    return true;
}

static bool read_port(const char *text, int *port)
{
    char *end;
    long number = strtol(text, &end, 10);

    *port = (int)number;
    return *text && !*end && number >= 0 && number <= 65535;
}

static bool read_address(const char *where, union address *address, socklen_t *size,
                         struct fault *fault)
{
    char host[64] = "";
    const char *colon = strrchr(where, ':');
    int port;

    if (!colon || (size_t)(colon - where) >= sizeof host || !read_port(colon + 1, &port))
        return nonsense(where, fault);
    bool brackets = where[0] == '[' && colon > where + 1 && colon[-1] == ']';
    memcpy(host, where + brackets, (size_t)(colon - where) - (brackets ? 2 : 0));
    if (strcmp(host, "localhost") == 0)
        memcpy(host, "127.0.0.1", sizeof "127.0.0.1");
    if (!brackets && inet_pton(AF_INET, host, &address->v4.sin_addr) == 1) {
        address->v4.sin_family = AF_INET;
        address->v4.sin_port = htons((uint16_t)port);
        *size = sizeof address->v4;
        if (ntohl(address->v4.sin_addr.s_addr) >> 24 == 127)
            return true;
    } else if (brackets && inet_pton(AF_INET6, host, &address->v6.sin6_addr) == 1) {
        address->v6.sin6_family = AF_INET6;
        address->v6.sin6_port = htons((uint16_t)port);
        *size = sizeof address->v6;
        if (IN6_IS_ADDR_LOOPBACK(&address->v6.sin6_addr))
            return true;
    } else {
        return nonsense(where, fault);
    }
    return fault_set(fault, FAULT_USAGE,
                     "the desk listens on this machine only; for others put nginx or Caddy before "
                     "it (docs/serving.md)");
}

static bool read_local(const char *path, union address *address, struct listening *listening,
                       struct fault *fault)
{
    struct stat status;

    if (!*path || strlen(path) >= sizeof listening->path)
        return nonsense(path, fault);
    address->local.sun_family = AF_UNIX;
    memcpy(address->local.sun_path, path, strlen(path) + 1);
    memcpy(listening->path, path, strlen(path) + 1);
    if (lstat(path, &status) == 0 && S_ISSOCK(status.st_mode))
        unlink(path); /* of a server that did not end well */
    return true;
}

static void learn_port(struct listening *listening)
{
    union address address = {0};
    socklen_t size = sizeof address;

    if (getsockname(listening->socket, &address.any, &size) != 0)
        return;
    if (address.any.sa_family == AF_INET)
        listening->port = ntohs(address.v4.sin_port);
    listening->ipv6 = address.any.sa_family == AF_INET6;
    if (listening->ipv6)
        listening->port = ntohs(address.v6.sin6_port);
}

bool listen_open(const char *where, struct listening *listening, struct fault *fault)
{
    union address address = {0};
    socklen_t size = sizeof address.local;
    int yes = 1;

    *listening = (struct listening){.socket = -1};
    if (!where && take_handed_over(listening)) {
        learn_port(listening);
        return true;
    }
    if (!where)
        where = "127.0.0.1:8080";
    bool local = strncmp(where, "unix:", 5) == 0;
    if (!(local ? read_local(where + 5, &address, listening, fault)
                : read_address(where, &address, &size, fault)))
        return false;
    listening->socket =
        socket(address.any.sa_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (listening->socket < 0)
        return fault_set(fault, FAULT_SYSTEM, "no socket: %s", strerror(errno));
    (void)setsockopt(listening->socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (bind(listening->socket, &address.any, size) != 0 ||
        listen(listening->socket, BACKLOG) != 0) {
        int why = errno;
        close(listening->socket);
        listening->socket = -1;
        return fault_set(fault, FAULT_SYSTEM, "cannot listen at %s: %s%s", where, strerror(why),
                         why == EADDRINUSE ? " (another examrota serve?)" : "");
    }
    if (local)
        (void)chmod(listening->path, 0660); /* the proxy is in our group */
    learn_port(listening);
    return true;
}

/* The socket itself is closed by who uses it last: the http server. */
void listen_close(struct listening *listening)
{
    if (listening->path[0])
        unlink(listening->path);
}
