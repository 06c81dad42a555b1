using System.Reflection;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace Madoguchi.Handoff.Storage;

/// <summary>
/// Chooses the native SQLite: the operating system's where there is one, because it gets security updates, else the one that
/// comes with the package.
/// </summary>
internal static class SqliteLibrary
{
    private static readonly Lazy<bool> Chosen = new(Choose);

    public static void Use() => _ = Chosen.Value;

    private static bool Choose()
    {
        NativeLibrary.SetDllImportResolver(typeof(SQLite3Provider_e_sqlite3).Assembly, Resolve);
        Batteries_V2.Init();
        return true;
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name == "e_sqlite3" && OperatingSystem.IsLinux() && NativeLibrary.TryLoad("libsqlite3.so.0", out var system))
        {
            return system;
        }

        return NativeLibrary.TryLoad(name, assembly, path, out var bundled) ? bundled : 0;
    }
}
