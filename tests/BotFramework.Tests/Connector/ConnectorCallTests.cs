using System.Text.Json;
using BotFramework.Connector;

namespace BotFramework.Tests.Connector;

public class ConnectorCallTests
{
    private static readonly Uri s_address = new("https://smba.example/amer/v3/conversations/conversation/activities");

    [Theory]
    [InlineData("tenant-1", null, "smba.example/tenant-1")]
    [InlineData("tenant-1", """{"tenant":{"id":"tenant-2"}}""", "smba.example/tenant-1")]
    [InlineData(null, """{"tenant":{"id":"tenant-2"}}""", "smba.example/tenant-2")]
    [InlineData(null, """{"tenant":"tenant-2"}""", "smba.example/")]
    [InlineData(null, """{"tenant":{"id":7}}""", "smba.example/")]
    [InlineData(null, "[]", "smba.example/")]
    [InlineData(null, null, "smba.example/")]
    public void Of_AnActivity_IsCountedUnderItsTenantWhereverThatStands(string? tenantId, string? channelData, string tenant)
    {
        var activity = Incoming.Message();
        activity.Conversation!.TenantId = tenantId;
        activity.ChannelData = channelData is null ? null : JsonElement.Parse(channelData);

        var call = ConnectorCall.Of(s_address, activity, DateTimeOffset.MaxValue);

        (call.Tenant, call.Conversation).ShouldBe((tenant, "smba.example/conversation"));
    }
}
