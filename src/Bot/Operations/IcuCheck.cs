using System.Text;
using Madoguchi.Bot.Commands;

namespace Madoguchi.Bot.Operations;

/// <summary>Without ICU, Unicode normalisation silently does nothing, and disguised words of danger are missed: refuse to start.</summary>
internal static class IcuCheck
{
    public static void Run()
    {
        if ("ｼﾆﾀｲ".Normalize(NormalizationForm.FormKC) != "シニタイ")
        {
            throw new CommandError("Unicode normalisation does not work here (no ICU library, or InvariantGlobalization is on). Install libicu and unset DOTNET_SYSTEM_GLOBALIZATION_INVARIANT.");
        }
    }
}
