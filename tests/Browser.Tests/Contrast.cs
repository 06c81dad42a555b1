using Microsoft.Playwright;

namespace Madoguchi.Browser.Tests;

/// <summary>Measures how well all text in sight stands out from its ground, as WCAG 2 defines it.</summary>
internal static class Contrast
{
    /// <summary>What WCAG asks of text of any size at level AA.</summary>
    public const double Enough = 4.5;

    private const string Measure = """
        () => {
          const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
          const rgba = (color) => {
            canvas.clearRect(0, 0, 1, 1);
            canvas.fillStyle = color;
            canvas.fillRect(0, 0, 1, 1);
            const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
            return [r, g, b, a / 255];
          };
          const over = ([r, g, b, a], under) => [r, g, b].map((part, i) => part * a + under[i] * (1 - a));
          const luminance = (color) => {
            const [r, g, b] = color.map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
          };
          const groundOf = (element) => {
            const layers = [];
            for (let at = element; at; at = at.parentElement) layers.unshift(rgba(getComputedStyle(at).backgroundColor));
            return layers.reduce((under, layer) => over(layer, under), over(rgba("Canvas"), [255, 255, 255]));
          };
          const inSight = (element, range) => {
            const style = getComputedStyle(element);
            const box = range.getBoundingClientRect();
            const x = box.left + box.width / 2, y = box.top + box.height / 2;
            return box.width > 1 && box.height > 1 && style.visibility === "visible" && style.opacity !== "0" && style.clipPath === "none"
              && x >= 0 && y >= 0 && x < innerWidth && y < innerHeight && element.contains(document.elementFromPoint(x, y));
          };
          const result = [];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const element = node.parentElement;
            const range = document.createRange();
            range.selectNodeContents(node);
            if (!node.data.trim() || !inSight(element, range)) continue;
            const ground = groundOf(element);
            const [a, b] = [luminance(over(rgba(getComputedStyle(element).color), ground)), luminance(ground)];
            result.push({ text: node.data.trim().slice(0, 40), ratio: (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) });
          }
          return result;
        }
        """;

    /// <summary>Every piece of text in sight with its contrast, 1 to 21.</summary>
    public static Task<MeasuredText[]> OfAsync(IPage page) => page.EvaluateAsync<MeasuredText[]>(Measure);
}

/// <summary>A piece of text and how it stands out.</summary>
internal sealed record MeasuredText
{
    public string Text { get; init; } = "";

    public double Ratio { get; init; }
}
