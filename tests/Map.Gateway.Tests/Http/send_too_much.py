"""Posts a body of so many bytes to an address so many times; prints the status of each answer, or what went wrong."""
import sys
import urllib.error
import urllib.request

url, size, times = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
for _ in range(times):
    request = urllib.request.Request(url, data=b" " * size, headers={"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request) as answer:
            print(answer.status)
    except urllib.error.HTTPError as refused:
        refused.read()
        print(refused.code)
    except OSError as lost:
        print(lost)
