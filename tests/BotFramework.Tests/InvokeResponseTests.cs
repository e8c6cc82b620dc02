namespace BotFramework.Tests;

public class InvokeResponseTests
{
    [Fact]
    public void Body_OfAType_IsTheBody()
    {
        var response = new InvokeResponse<string> { Status = 200, Body = "yes" };

        ((InvokeResponse)response).Body.ShouldBe("yes");
        response.Body.ShouldBe("yes");
    }

    [Fact]
    public void Body_None_IsTheDefault() => new InvokeResponse<int>().Body.ShouldBe(0);
}
