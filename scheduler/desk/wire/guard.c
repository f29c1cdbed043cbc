/* SPDX-License-Identifier: GPL-3.0-or-later
 * What is refused before anybody looks at it.
 *
 * Debian's libmicrohttpd takes two Content-Length headers, and one beside Transfer-Encoding; a
 * proxy before it may read such a request as two.  A page of another site can make a browser send
 * forms to this machine, or point its own name at it: hence Host and Origin.
 */
#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "scheduler/desk/parts.h"

static bool refuse(struct exchange *exchange, int status, const char *text)
{
    http_plain(&exchange->reply, status, text);
    exchange->reply.closes = true;
    exchange->answered = true;
    return false;
}

static bool host_is_ours(const struct server *server, const char *host)
{
    for (int i = 0; server->hosts[i]; i++)
        if (strcasecmp(server->hosts[i], host) == 0)
            return true;
    return false;
}

static bool is_number(const char *text)
{
    return *text && strspn(text, "0123456789") == strlen(text) && strlen(text) < 16;
}

bool guard_head(struct server *server, struct exchange *exchange, int64_t announced)
{
    const struct http_request *request = &exchange->request;
    const char *method = request->method;
    const char *length = http_header(request, "Content-Length");
    bool coded = http_header_count(request, "Transfer-Encoding") > 0;
    bool posts = strcmp(method, "POST") == 0;

    if (exchange->too_many)
        return refuse(exchange, 431, "That request has too many headers.\n");
    if (http_header_count(request, "Content-Length") > 1 || (length && coded) ||
        (length && !is_number(length)) || http_header_count(request, "Transfer-Encoding") > 1)
        return refuse(exchange, 400, "That request does not say how long it is.\n");
    if (http_header_count(request, "Host") != 1 ||
        !host_is_ours(server, http_header(request, "Host")))
        return refuse(exchange, 421, "This is not the address of the desk; see --url.\n");
    if (strlen(request->target) > HTTP_TARGET)
        return refuse(exchange, 414, "That address is too long.\n");
    if (!posts && strcmp(method, "GET") != 0 && strcmp(method, "HEAD") != 0) {
        http_plain(&exchange->reply, 405, "This address is only read.\n");
        http_add(&exchange->reply, "Allow", "GET, HEAD");
        exchange->reply.closes = announced != 0 && (announced > 0 || coded);
        exchange->answered = true;
        return false;
    }
    if (!posts && (announced > 0 || coded))
        return refuse(exchange, 400, "A request to read has no body.\n");
    if (posts && !length && !coded)
        return refuse(exchange, 411, "That request does not say how long it is.\n");
    return true;
}

/* Browsers say where a form comes from; what is no browser carries no one's cookie unasked. */
bool guard_origin(const struct server *server, const struct http_request *request)
{
    const char *site = http_header(request, "Sec-Fetch-Site");
    const char *origin = http_header(request, "Origin");

    if (site)
        return strcmp(site, "same-origin") == 0;
    if (!origin)
        return true;
    const char *host = strstr(origin, "://");
    return host && host_is_ours(server, host + 3) &&
           strcasecmp(host + 3, http_header(request, "Host")) == 0;
}

const char *guard_address(const struct server *server, const struct http_request *request,
                          struct arena *arena)
{
    const char *told = server->proxied ? http_header(request, "X-Forwarded-For") : NULL;
    unsigned char bytes[16];

    if (!told)
        return request->address;
    /* The last one is the proxy's own word; those before it are the client's. */
    const char *comma = strrchr(told, ',');
    const char *last = comma ? comma + 1 : told;
    last += strspn(last, " ");
    if (inet_pton(AF_INET, last, bytes) == 1 || inet_pton(AF_INET6, last, bytes) == 1)
        return arena_copy(arena, last);
    return "unknown";
}

/* Bytes of the address; 0: none. */
static int address_bytes(const char *text, unsigned char bytes[16])
{
    static const unsigned char mapped[12] = {[10] = 0xff, [11] = 0xff};

    if (inet_pton(AF_INET, text, bytes) == 1)
        return 4;
    if (inet_pton(AF_INET6, text, bytes) != 1)
        return 0;
    if (memcmp(bytes, mapped, sizeof mapped) != 0)
        return 16;
    memmove(bytes, bytes + 12, 4);
    return 4;
}

static bool in_network(const char *network, size_t size, const char *address)
{
    unsigned char base[16], bytes[16];
    char text[64];
    const char *slash = memchr(network, '/', size);
    size_t length = slash ? (size_t)(slash - network) : size;

    if (length >= sizeof text)
        return false;
    memcpy(text, network, length);
    text[length] = '\0';
    int n = address_bytes(text, base);
    if (!n || address_bytes(address, bytes) != n)
        return false;
    long bits = slash ? strtol(slash + 1, NULL, 10) : 8L * n;
    if (bits < 0 || bits > 8L * n)
        return false;
    int whole = (int)(bits / 8), rest = (int)(bits % 8);
    if (memcmp(base, bytes, (size_t)whole) != 0)
        return false;
    return !rest || (base[whole] ^ bytes[whole]) >> (8 - rest) == 0;
}

bool guard_near(const char *networks, const char *address)
{
    if (!*address || in_network("127.0.0.0/8", 11, address) || strcmp(address, "::1") == 0)
        return true;
    while (*networks) {
        size_t skip = strspn(networks, " ,"), size = strcspn(networks + skip, " ,");
        if (size && in_network(networks + skip, size, address))
            return true;
        networks += skip + size;
    }
    return false;
}
