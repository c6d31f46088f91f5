@echo off
rem Starts the plugin with the runtime that lies beside it, whatever Java the machine has.
setlocal
rem What these hold is meant for other JVMs, and some of it would print to stdout before the port. By the last,
rem AWS's SDK for Java would look for its hosts elsewhere; the AWS CLI does not read it.
set JAVA_TOOL_OPTIONS=
set JDK_JAVA_OPTIONS=
set _JAVA_OPTIONS=
set JDK_AOT_VM_OPTIONS=
set CLASSPATH=
set AWS_PARTITIONS_FILE=
rem The options that matter are part of the runtime. Without its cache it starts, too, but slower.
"%~dp0runtime\bin\java.exe" "-XX:AOTCache=%~dp0lib\lightsail.aot" -m io.github.pulumilightsail %*
exit /b %ERRORLEVEL%
