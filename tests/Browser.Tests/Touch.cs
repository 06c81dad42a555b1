using Microsoft.Playwright;

namespace Madoguchi.Browser.Tests;

/// <summary>How people press things: with a finger on a phone, with a mouse at a desk.</summary>
internal static class Touch
{
    /// <summary>The smallest thing a finger can be asked to hit, in CSS pixels.</summary>
    public const int Target = 44;

    public static async Task TapOrClickAsync(this ILocator element)
    {
        if (await element.Page.EvaluateAsync<bool>("() => matchMedia('(pointer: coarse)').matches"))
        {
            await element.TapAsync();
        }
        else
        {
            await element.ClickAsync();
        }
    }
}
