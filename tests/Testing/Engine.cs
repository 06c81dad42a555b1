namespace Madoguchi.Testing;

/// <summary>The databases that everything stored has to work on.</summary>
public enum Engine
{
    Sqlite,
    Postgres,
}
