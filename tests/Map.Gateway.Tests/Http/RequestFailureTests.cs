using Map.Gateway.Http.Errors;
using Microsoft.AspNetCore.Http;

namespace Map.Gateway.Tests.Http;

public class RequestFailureTests
{
    [Theory]
    [InlineData(400, "INVALID_ARGUMENT", "MALFORMED_REQUEST")]
    [InlineData(408, "DEADLINE_EXCEEDED", "TOO_SLOW")]
    [InlineData(413, "RESOURCE_EXHAUSTED", "TOO_LARGE")]
    [InlineData(431, "INVALID_ARGUMENT", "MALFORMED_REQUEST")]
    public void Bad_request_keeps_its_status_and_has_reason_of_its_own(int status, string code, string reason)
    {
        var failure = RequestFailure.Of(new BadHttpRequestException("What the web server says.", status));
        Assert.Equal((status, code, reason), (failure.HttpStatus, failure.Code, failure.Reason));
        Assert.False(failure.IsOurs);
    }
}
