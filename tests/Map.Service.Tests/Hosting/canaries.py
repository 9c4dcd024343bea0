"""A network of an operator, for PrivateNetworkTests: answers at every address of its namespace, and writes a line into a file for each request.

canaries.py FILE. GET /to?ADDRESS leads on to ADDRESS; anything else is answered with 200.
"""
import http.server
import socket
import sys
import urllib.parse


class Canary(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        with open(sys.argv[1], "a") as log:
            print(self.connection.getsockname()[0], self.path, file=log)
        leads_on = self.path.startswith("/to?")
        self.send_response(302 if leads_on else 200)
        if leads_on:
            # As the bytes of UTF-8.
            self.send_header("Location", urllib.parse.unquote(self.path[4:]).encode().decode("latin-1"))
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_POST = do_GET

    def log_message(self, *_):
        pass


class Server(http.server.ThreadingHTTPServer):
    address_family = socket.AF_INET6

    def server_bind(self):
        self.socket.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
        super().server_bind()


Server(("::", 80), Canary).serve_forever()
