using Microsoft.Extensions.Options;
using Xunit;

namespace Madoguchi.Bot.Tests.BotFramework;

/// <summary>Half-configured settings stop the start and name what is missing.</summary>
public sealed class SettingsTests
{
    [Theory]
    [InlineData("BotFramework:AppId", "a", "BotFramework:AppPassword")]
    [InlineData("BotFramework:AppPassword", "b", "BotFramework:AppId")]
    [InlineData("BotFramework:TenantId", "c", "BotFramework:AppId")]
    [InlineData("BotFramework:OpenIdMetadata", "http://example.org/", "BotFramework:OpenIdMetadata")]
    [InlineData("BotFramework:OpenIdMetadata", "nowhere", "BotFramework:OpenIdMetadata")]
    [InlineData("BotFramework:LoginUrl", "http://example.org/", "BotFramework:LoginUrl")]
    public async Task Half_configured_settings_stop_the_start(string given, string value, string named)
    {
        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => BotHost.StartAsync(new Dictionary<string, string?> { [given] = value }));
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Empty_settings_are_none()
    {
        await using var bot = await BotHost.StartAsync(new Dictionary<string, string?>
        {
            ["BotFramework:AppId"] = "", ["BotFramework:AppPassword"] = " ", ["BotFramework:TenantId"] = "",
        });
        Assert.NotEmpty(await bot.AskAsync(Activities.Message("", "hello")));
    }
}
